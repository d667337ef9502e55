package dev.onus.ingest.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Finds which of many short ASCII texts stand in a text, in any case, in one pass over it (Aho and Corasick, 1975). Almost no
 * text of an alert holds a sign of a secret, and every text of every alert is asked: to look for each sign by itself took
 * more time than all else that intake does.
 */
final class SignFinder {
    private static final int ASCII = 128;

    /** Where to go from a state by a character. */
    private final int[] next;
    /** The groups whose signs end in a state, a bit each. */
    private final int[] groups;

    /** @param signs of each group, at most 32 groups; a group's bit is its place in the list */
    SignFinder(List<List<String>> signs) {
        if (signs.size() > Integer.SIZE) {
            throw new IllegalArgumentException("Expected at most 32 groups, but there are " + signs.size() + ".");
        }
        List<int[]> edges = new ArrayList<>(List.of(new int[ASCII]));
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int group = 0; group < signs.size(); group++) {
            for (String sign : signs.get(group)) {
                int state = written(sign, edges, ends);
                ends.set(state, ends.get(state) | 1 << group);
            }
        }
        this.groups = ends.stream().mapToInt(Integer::intValue).toArray();
        this.next = new int[edges.size() * ASCII];
        link(edges);
    }

    /** The groups of which a sign stands in the text, a bit each; 0 when none does. */
    int in(String text) {
        int found = 0;
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            state = each < ASCII ? next[state * ASCII + each] : 0;
            found |= groups[state];
        }
        return found;
    }

    private static int written(String sign, List<int[]> edges, List<Integer> ends) {
        int state = 0;
        for (char each : sign.toCharArray()) {
            char folded = lower(each);
            if (edges.get(state)[folded] == 0) {
                edges.get(state)[folded] = edges.size();
                edges.add(new int[ASCII]);
                ends.add(0);
            }
            state = edges.get(state)[folded];
        }
        return state;
    }

    /** Breadth first, so that whatever a state falls back to is whole already. */
    private void link(List<int[]> edges) {
        int[] fallBack = new int[edges.size()];
        Queue<Integer> states = new ArrayDeque<>(List.of(0));
        while (!states.isEmpty()) {
            int state = states.remove();
            groups[state] |= groups[fallBack[state]];
            for (char each = 0; each < ASCII; each++) {
                int child = edges.get(state)[lower(each)];
                int otherwise = state == 0 ? 0 : next[fallBack[state] * ASCII + each];
                next[state * ASCII + each] = child == 0 ? otherwise : child;
                if (child != 0 && lower(each) == each) {
                    fallBack[child] = otherwise;
                    states.add(child);
                }
            }
        }
    }

    private static char lower(char each) {
        return each >= 'A' && each <= 'Z' ? (char) (each + ('a' - 'A')) : each;
    }
}
