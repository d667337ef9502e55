package dev.onus.cli;

import java.util.ArrayList;
import java.util.List;

/** How two texts differ, line by line, with a few lines around each difference. For texts that people write. */
final class LineDiff {
    private static final int AROUND = 3;
    /** Longer ones are shown from the first line that differs, without looking for what moved. */
    private static final int MAX_LINES = 2_000;

    private LineDiff() {}

    /** Lines that begin with {@code -} (expected), {@code +} (came) or a blank; empty when both are the same. */
    static List<String> of(String expected, String came) {
        List<String> before = expected.lines().toList();
        List<String> after = came.lines().toList();
        if (before.equals(after)) {
            return List.of();
        }
        return shortened(whole(
                before.subList(0, Math.min(before.size(), MAX_LINES)),
                after.subList(0, Math.min(after.size(), MAX_LINES))));
    }

    private static List<String> whole(List<String> before, List<String> after) {
        int[][] common = common(before, after);
        List<String> lines = new ArrayList<>();
        int one = 0;
        int other = 0;
        while (one < before.size() || other < after.size()) {
            if (one < before.size() && other < after.size() && before.get(one).equals(after.get(other))) {
                lines.add("  " + before.get(one));
                one++;
                other++;
            } else if (other == after.size()
                    || (one < before.size() && common[one + 1][other] >= common[one][other + 1])) {
                lines.add("- " + before.get(one));
                one++;
            } else {
                lines.add("+ " + after.get(other));
                other++;
            }
        }
        return lines;
    }

    /** How many lines the rests of both have in common, from each place on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int one = before.size() - 1; one >= 0; one--) {
            for (int other = after.size() - 1; other >= 0; other--) {
                common[one][other] = before.get(one).equals(after.get(other))
                        ? common[one + 1][other + 1] + 1
                        : Math.max(common[one + 1][other], common[one][other + 1]);
            }
        }
        return common;
    }

    private static List<String> shortened(List<String> lines) {
        List<String> shown = new ArrayList<>();
        boolean leftOut = false;
        for (int index = 0; index < lines.size(); index++) {
            boolean near =
                    lines.subList(Math.max(0, index - AROUND), Math.min(lines.size(), index + AROUND + 1)).stream()
                            .anyMatch(line -> !line.startsWith("  "));
            if (near) {
                shown.add(lines.get(index));
            } else if (!leftOut) {
                shown.add("  …");
            }
            leftOut = !near;
        }
        return shown;
    }
}
