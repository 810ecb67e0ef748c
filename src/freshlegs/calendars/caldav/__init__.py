"""A calendar on a CalDAV server (RFC 4791): found or made, read, and brought to what a plan wants.

What is not ours is never touched, and what somebody else changes meanwhile is read again, not written over. The
caldav package, an extra, is imported once a server is asked. Its client is used: https, authentication, statuses and
preconditions. Its objects are not: `Event.save` writes without a condition where a server gives a weak ETag, links
lose how they are quoted, so that some lead elsewhere, and a home on another server is followed with the password.
"""
