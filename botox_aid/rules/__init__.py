"""What the clinical rules make of a consultation: pure functions over immutable values."""
