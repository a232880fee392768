"""Files that people keep: PDFs to print, sheets (xlsx, CSV) to fill in and to read, QR pictures.

No rules, no database and no Telegram here: words and numbers in, bytes out, and back again.
"""
