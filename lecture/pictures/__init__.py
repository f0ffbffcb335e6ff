"""What stands still or loops: figures by Matplotlib, GIFs and animated WebPs."""
