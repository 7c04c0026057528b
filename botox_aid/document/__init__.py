"""Composes the sheets as plain values and draws them as tagged, archival PDF."""
