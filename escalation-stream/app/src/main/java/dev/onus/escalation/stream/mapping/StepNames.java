package dev.onus.escalation.stream.mapping;

import java.util.OptionalInt;

/** The numbers within the names of steps: {@code 2} and {@code condition-2} are the policy's second step. */
final class StepNames {
    private static final String CONDITION = "condition-";

    /** More digits than any policy has steps; longer names are no numbers. */
    private static final int MAX_DIGITS = 6;

    private StepNames() {}

    /** Empty for what is no step of the policy: the fallback, the catch-all, a clock. */
    static OptionalInt number(String name) {
        String digits = name.startsWith(CONDITION) ? name.substring(CONDITION.length()) : name;
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return OptionalInt.empty();
            }
            number = number * 10 + digit - '0';
        }
        return OptionalInt.of(number);
    }
}
