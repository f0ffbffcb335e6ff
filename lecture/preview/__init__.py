"""`lecture preview`: a scene, or one of its beats, made again at each save and shown in the browser."""
