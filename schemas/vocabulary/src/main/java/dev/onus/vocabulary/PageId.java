package dev.onus.vocabulary;

/** Names one page to one person; a receiver that sees it twice knows that it is the same page (G5). */
public record PageId(String value) {
    public PageId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected a page id, but it is empty.");
        }
    }

    /**
     * @param episode the run through the steps, from 1
     * @param step the step's place in the policy, from 1; what is not a step has a name of its own
     * @param attempt entries into the step within the episode, from 1; never delivery retries
     */
    public static PageId of(CaseId caseId, int episode, String step, int attempt, String person) {
        return new PageId(StableHash.of(
                "page", caseId.value(), Integer.toString(episode), step, Integer.toString(attempt), person));
    }

    /** A page that only says something, to one person; the same notice is never two pages. */
    public static PageId ofNotice(CaseId caseId, String noticeId, String person) {
        return new PageId(StableHash.of("notice", caseId.value(), noticeId, person));
    }

    @Override
    public String toString() {
        return value;
    }
}
