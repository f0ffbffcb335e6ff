"""A lecturer's own lecture: its folder read and checked, once, before anything is made."""
