"""The window: shows views and emits intents."""
