"""What a lecturer stands before a class with: a deck whose slides play the videos beat by beat (`deck`), a PDF of last
pictures to hand out (`handout`), a presentation for PowerPoint (`powerpoint`). Made of what was built (`talk`)."""
