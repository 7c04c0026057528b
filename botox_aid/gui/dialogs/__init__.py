"""What is asked over the desk: reasons, names, files, settings."""
