package dev.onus.registry.model;

/** A setting of a channel, spelled in camel case in configuration. Which of them a channel has, its type says. */
public enum ChannelField {
    /** Of the mail server. */
    HOST("host", Form.TEXT, "the mail server's host"),
    PORT("port", Form.PORT, "the mail server's port"),
    SECURITY("security", Form.SECURITY, "how the connection is protected"),
    FROM("from", Form.TEXT, "the sender: an e-mail address, or a telephone number"),
    USERNAME("username", Form.TEXT, "who logs in"),
    PASSWORD_REF("passwordRef", Form.SECRET, "the password"),
    /** With a place for the page's token; see {@link ReplyPattern}. */
    REPLY_TO("replyTo", Form.REPLY_PATTERN, "where replies to its mails go"),
    INBOX_HOST("inboxHost", Form.TEXT, "the IMAP server of the mailbox in which replies arrive"),
    INBOX_PORT("inboxPort", Form.PORT, "the IMAP server's port"),
    INBOX_SECURITY("inboxSecurity", Form.SECURITY, "how the connection to the IMAP server is protected"),
    INBOX_USERNAME("inboxUsername", Form.TEXT, "whose mailbox it is"),
    INBOX_PASSWORD_REF("inboxPasswordRef", Form.SECRET, "the mailbox's password"),
    /** The vendor's own address where it is left out. */
    URL("url", Form.URL, "where it posts to"),
    /** For addresses that are a secret themselves, as those of incoming webhooks are. */
    URL_REF("urlRef", Form.SECRET, "the address, where the address itself is a secret"),
    SECRET_REF("secretRef", Form.SECRET, "signs what is sent, or the vendor's integration key"),
    TOKEN_REF("tokenRef", Form.SECRET, "the vendor's token"),
    /** What the vendor's callbacks are signed with; without it they are refused. */
    SIGNING_SECRET_REF("signingSecretRef", Form.SECRET, "what the vendor's callbacks are signed with"),
    ACCOUNT("account", Form.TEXT, "the vendor's name of the account"),
    PROJECT("project", Form.TEXT, "the project in which tickets are opened"),
    ISSUE_TYPE("issueType", Form.TEXT, "the type of the tickets"),
    TABLE("table", Form.TEXT, "the table in which tickets are opened");

    /** What may stand there. */
    enum Form {
        TEXT,
        PORT,
        SECURITY,
        REPLY_PATTERN,
        URL,
        SECRET
    }

    private final String field;
    private final Form form;
    private final String description;

    ChannelField(String field, Form form, String description) {
        this.field = field;
        this.form = form;
        this.description = description;
    }

    /** As written in configuration. */
    public String field() {
        return field;
    }

    Form form() {
        return form;
    }

    /** What it is, to end a sentence with. */
    public String description() {
        return description;
    }
}
