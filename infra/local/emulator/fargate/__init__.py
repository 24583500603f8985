"""Starts the ministack emulator with its ECS taught to behave like Fargate.

One file per lesson; teach.py lists them all, and which function of ministack each one stands in front of.
"""
