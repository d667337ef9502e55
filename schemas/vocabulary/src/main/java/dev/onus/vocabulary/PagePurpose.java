package dev.onus.vocabulary;

/** What a page asks of its person; who may do what on its strength follows from it. */
public enum PagePurpose implements Word {
    /** To answer the case: acknowledge, decline, decide. */
    ANSWER,
    /** An SLA clock ran out, or is about to. */
    CLOCK,
    /** To approve or reject something that is proposed (ESC-9). */
    APPROVAL,
    /** Somebody was asked to carry out an effect and has not answered. */
    EFFECT,
    /** To accept or decline what is offered: a case, a shift. */
    OFFER,
    /** To settle a dispute (CDR-13). */
    TIE_BREAK,
    /** To review an identity before it may be enabled again (ESC-6). */
    REVIEW,
    /** To know something; nothing is asked: a shift that begins soon. */
    NOTICE,
    /** To try a contact. */
    TEST,
    /** To prove that a contact is the person's own. */
    VERIFICATION,
    UNKNOWN
}
