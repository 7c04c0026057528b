"""Consultations as files that other programs can read and write."""
