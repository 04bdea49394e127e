"""The cache that all instances share: Google's Firestore."""
