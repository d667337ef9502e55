package dev.onus.vocabulary;

/**
 * How the registry says what a person is to do, and what became of it: actions of {@code onus.responses} and their
 * parameters. The registry writes them and the stream reads them, so both take the spelling from here.
 */
public final class TaskWords {
    /** Action: opens a case for a person; opening one that is open changes nothing. */
    public static final String OPEN_TASK = "open-task";
    /** Action: the registry has looked at what changes as time passes. */
    public static final String LOOKED = "looked";
    /** Action: the gap in the coverage is no more. */
    public static final String FILLED = "filled";
    /** Action: the silent source is heard again. */
    public static final String HEARD = "heard";
    /** Action: tells one person something, once, from the watch case. */
    public static final String NOTIFY = "notify";
    /** Action: what a channel says later about a page that it had accepted. */
    public static final String DELIVERY_RECEIPT = "delivery-receipt";

    /** Dedup key of the one watch case. */
    public static final String WATCH_DEDUP_KEY = "registry";

    /** A word of {@link CaseKind}: hand-over, coverage-gap, silent-source or watch. */
    public static final String KIND = "kind";

    public static final String DEDUP_KEY = "dedupKey";
    /** From 1; see {@link CaseId#ofTask}. Left out: 1. */
    public static final String OPENING = "opening";

    public static final String TITLE = "title";
    /** Short text for people. */
    public static final String DETAILS = "details";
    /** The team that answers for it, and what {@code owner} and {@code manager} mean in targets; left out: the catch-all. */
    public static final String OWNER = "owner";
    /** Target words with commas between them; of a hand-over, {@code person:<taker>}. */
    public static final String TARGETS = "targets";
    /** Target words with commas between them; who is paged when nobody of the targets answers. May be left out. */
    public static final String ESCALATE_TO = "escalateTo";
    /** How long each of the two waits for an answer, ISO 8601. */
    public static final String WITHIN = "within";
    /** A word of {@link Severity}; left out: medium. */
    public static final String SEVERITY = "severity";
    /** A word of {@link Urgency}; left out: high for a watch, else low. */
    public static final String URGENCY = "urgency";

    /** Hand-over: the person who is on call until it is accepted. */
    public static final String GIVER = "giver";
    /** Hand-over: the one person who may accept it. */
    public static final String TAKER = "taker";

    public static final String SCHEDULE = "schedule";
    /** Hand-over: when the shift begins; an offer that nobody has answered by then is over. */
    public static final String FROM = "from";

    public static final String TO = "to";
    /** Hand-over, free text: what the giver takes for it. */
    public static final String IN_RETURN = "inReturn";
    /** Coverage gap: when the gap begins; its resolve clock runs out then. */
    public static final String GAP_AT = "gapAt";
    /** Silent source: its name. */
    public static final String SOURCE = "source";
    /** Silent source: when it was heard last, or, if never, since when it is known. */
    public static final String SILENT_SINCE = "silentSince";
    /** Watch, and {@link #LOOKED}: when the registry is to look again. */
    public static final String NEXT_LOOK_AT = "nextLookAt";

    /** {@link #NOTIFY}: the same id is sent once. */
    public static final String NOTICE_ID = "noticeId";

    public static final String PERSON = "person";
    /** {@link #NOTIFY}: notice, test or verification. */
    public static final String PURPOSE = "purpose";
    /** {@link #NOTIFY}: the only contact it goes to, by its name. May be left out. */
    public static final String CONTACT = "contact";

    /** {@link #DELIVERY_RECEIPT}: the page. */
    public static final String PAGE_ID = "pageId";

    public static final String CHANNEL = "channel";
    /** {@link #DELIVERY_RECEIPT}: the destination as the page ledger names it, a hash. */
    public static final String DESTINATION = "destination";
    /** {@link #DELIVERY_RECEIPT}: delivered, read or failed. */
    public static final String STATE = "state";
    /** {@link #DELIVERY_RECEIPT}: what the channel says, in words. May be left out. */
    public static final String DETAIL = "detail";

    private TaskWords() {}
}
