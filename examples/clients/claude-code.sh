#!/bin/sh
# Registers Headroom with Claude Code for the current user. Undo: claude mcp remove -s user headroom
exec claude mcp add -s user headroom -- headroom mcp serve
