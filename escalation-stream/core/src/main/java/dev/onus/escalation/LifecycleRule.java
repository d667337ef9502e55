package dev.onus.escalation;

import dev.onus.vocabulary.Word;

/** What Onus itself finds in the registry when its time has come (OWN-13, ESC-6). */
public enum LifecycleRule implements Word {
    /** The credential was to be rotated and was not. */
    ROTATION_OVERDUE,
    /** The credential expires soon. */
    EXPIRY_NEAR,
    /** Nobody has used the identity for longer than its limit. */
    DORMANT,
    /** A partner has not used it for longer than the window that was approved for it. */
    INACTIVE_PARTNER,
    /** The credential was issued longer ago than its limit. */
    OLDER_THAN_ALLOWED
}
