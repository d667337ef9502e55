package dev.onus.registry.model;

/**
 * A pattern in which {@code *} stands for any number of any characters, also none. Matching looks at every character at
 * most a few times and compiles nothing, because a rule is tried on every alert.
 */
public record Glob(String pattern) {
    public boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
