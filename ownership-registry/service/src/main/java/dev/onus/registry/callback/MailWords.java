package dev.onus.registry.callback;

import dev.onus.registry.answer.AnswerAction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads from a mail what its writer wants: the first word that is theirs. What they quote says nothing, or the mail that we
 * sent, which names the words, would answer itself.
 */
final class MailWords {
    private static final Map<String, AnswerAction> WORDS = Map.of(
            "ack", AnswerAction.ACKNOWLEDGE,
            "acknowledge", AnswerAction.ACKNOWLEDGE,
            "acknowledged", AnswerAction.ACKNOWLEDGE,
            "decline", AnswerAction.DECLINE,
            "declined", AnswerAction.DECLINE,
            "escalate", AnswerAction.ESCALATE);

    private static final int MOST_LINES = 500;
    /** An attribution, "On … somebody wrote:", is broken over so many lines at most. */
    private static final int ATTRIBUTION_LINES = 4;

    private MailWords() {}

    /** Empty when the first word is none of those that work, or when nothing in it is the writer's own. */
    static Optional<AnswerAction> read(String text) {
        List<String> lines =
                text.lines().limit(MOST_LINES).map(MailWords::shown).toList();
        for (int place = 0; place < lines.size(); place++) {
            String line = lines.get(place);
            if (line.isEmpty() || isQuoted(line)) {
                continue;
            }
            Optional<AnswerAction> action = Optional.ofNullable(WORDS.get(firstWord(line)));
            int attribution = attribution(lines, place);
            if (action.isPresent() || attribution == 0) {
                return action;
            }
            place += attribution - 1;
        }
        return Optional.empty();
    }

    /** Without what surrounds a line and is not seen. */
    private static String shown(String line) {
        return line.replaceAll("[\\p{Cf}\\u00A0]", " ").strip();
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith("|");
    }

    /** How many lines from here on say who is quoted next; none where that is not what they do. */
    private static int attribution(List<String> lines, int from) {
        for (int place = from; place < Math.min(lines.size(), from + ATTRIBUTION_LINES); place++) {
            if (lines.get(place).endsWith(":")) {
                int next = place + 1;
                while (next < lines.size() && lines.get(next).isEmpty()) {
                    next++;
                }
                return next < lines.size() && isQuoted(lines.get(next)) ? place - from + 1 : 0;
            }
        }
        return 0;
    }

    private static String firstWord(String line) {
        int begin = 0;
        while (begin < line.length() && !Character.isLetterOrDigit(line.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
            end++;
        }
        return line.substring(begin, end).toLowerCase(Locale.ROOT);
    }
}
