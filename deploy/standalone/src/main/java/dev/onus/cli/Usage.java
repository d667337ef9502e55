package dev.onus.cli;

import dev.onus.cli.api.ApiRefusedException;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whether what the server could not understand is what somebody wrote behind an option. */
final class Usage {
    /** Malformed, and well-formed without a meaning (RFC 9110, sections 15.5.1 and 15.5.21). */
    private static final Set<Integer> MISUNDERSTOOD = Set.of(400, 422);

    private Usage() {}

    /** Every field that the problem names is an option of this verb; a file that was sent has fields of its own. */
    static boolean isMistakenIn(CommandLine verb, ApiRefusedException refused) {
        return MISUNDERSTOOD.contains(refused.status())
                && !refused.fields().isEmpty()
                && refused.fields().stream()
                        .allMatch(field ->
                                verb.getCommandSpec().options().stream().anyMatch(option -> says(option, field)));
    }

    private static boolean says(OptionSpec option, String field) {
        // A list is named with its place in it, and of an object in a list its member: answers[0].after.
        String whole = field.replaceFirst("\\[.*", "");
        return Stream.of(option.names())
                .map(name -> camelCase(name.replaceFirst("^-+", "")))
                .anyMatch(name -> name.equals(whole) || option.isMultiValue() && (name + "s").equals(whole));
    }

    /** {@code expires-at} as {@code expiresAt}. */
    private static String camelCase(String name) {
        StringBuilder text = new StringBuilder();
        boolean capital = false;
        for (char letter : name.toCharArray()) {
            if (letter != '-') {
                text.append(capital ? Character.toUpperCase(letter) : letter);
            }
            capital = letter == '-';
        }
        return text.toString();
    }
}
