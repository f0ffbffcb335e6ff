"""A scene's film: Manim's frames to a video with sound, chapters and captions, and videos joined to a lecture."""
