"""The bounds and names of the file format."""

FORMAT = "botox-aid.consultation/1"
NAME = 200
LINE = 200
NOTE = 2000
MOST_UNITS = 2000
