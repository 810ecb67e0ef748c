"""Planned sessions as steps that a watch, a treadmill or a training diary takes."""
