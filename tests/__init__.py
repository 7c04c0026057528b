"""Mirrors ``botox_aid``; plus clinical cases, golden files, journeys and hostile input."""
