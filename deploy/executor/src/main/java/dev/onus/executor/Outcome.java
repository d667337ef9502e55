package dev.onus.executor;

/**
 * How it went (interfaces, {@code POST /v1/effects/{id}/outcome}).
 *
 * @param detail what a person reads in the case; cut at {@link #MOST_DETAIL} characters
 */
public record Outcome(Result result, String detail) {
    /** Enough for an error message; a whole log belongs elsewhere. */
    public static final int MOST_DETAIL = 500;

    /** The three words that Onus knows. */
    public enum Result {
        DONE("done"),
        FAILED("failed"),
        REFUSED("refused");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public Outcome {
        detail = detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) : detail;
    }

    public static Outcome done(String detail) {
        return new Outcome(Result.DONE, detail);
    }

    /** It was tried and could not be done; Onus tells whoever has the authority. */
    public static Outcome failed(String detail) {
        return new Outcome(Result.FAILED, detail);
    }

    /** Your platform will not do it, and says why. */
    public static Outcome refused(String detail) {
        return new Outcome(Result.REFUSED, detail);
    }
}
