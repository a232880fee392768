"""The Bot API's methods, one small module per family; importing this package registers them all."""

from simulator.methods import callbacks, chats, commands, copies, deletes, edits, files, media, messages, updates

__all__ = [
    "callbacks",
    "chats",
    "commands",
    "copies",
    "deletes",
    "edits",
    "files",
    "media",
    "messages",
    "updates",
]
