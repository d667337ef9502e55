package dev.onus.registry.web;

import dev.onus.registry.cases.Reached;

/** How the profile says what was done and what became of messages. */
public final class ProfileWords {
    private ProfileWords() {}

    static Notice done(String word) {
        return switch (word) {
            case "added" ->
                new Notice(true, "Added", "It is used for pages once you have shown by a code that it is yours.");
            case "remove" -> new Notice(true, "Removed", "The contact and the rules that used it are gone.");
            case "earlier" -> new Notice(true, "Moved", "The contacts are used in this order.");
            case "rules" -> new Notice(true, "Saved", "The next page follows these rules.");
            case "quiet" -> new Notice(true, "Saved", "Quiet hours and time zone count from now on.");
            case "verified" -> new Notice(true, "Verified", "Pages use this contact from now on.");
            case "wrong" ->
                new Notice(false, "Not the code", "Look at the message again. Five tries are all there are.");
            case "tries" -> new Notice(false, "Too many tries", "Send a new code and use that one.");
            case "expired" ->
                new Notice(
                        false,
                        "No such code",
                        "It is older than ten minutes, or on its way, or for an address that has changed.");
            default -> new Notice(true, "Done", "");
        };
    }

    /** What became of the last message at a contact. */
    public static String last(Reached reached) {
        String what = switch (reached.state()) {
            case READ -> "read";
            case DELIVERED -> "arrived";
            case FAILED -> "failed";
            default -> "taken by " + reached.channel();
        };
        return what + reached.detail().map(detail -> ": " + detail).orElse("");
    }
}
