"""The aid at the consult desk for clinicians who treat with botulinum toxin."""

__version__ = "0.1.0"
