"""The YouTube Data API v3, through Google's own client."""
