package dev.onus.escalation;

import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Cases that the registry opened in the usual organisation, and the words that open them. */
final class TaskScenes {
    static final Duration UNTIL_THE_SHIFT = Duration.ofHours(48);

    private TaskScenes() {}

    /** ana offers her shift to bo; mo hears of it after four hours. */
    static Map<String, String> shift() {
        Map<String, String> said = new HashMap<>();
        said.put(TaskWords.KIND, "hand-over");
        said.put(TaskWords.DEDUP_KEY, "primary/7");
        said.put(TaskWords.TITLE, "ana offers bo a shift");
        said.put(TaskWords.OWNER, "payments");
        said.put(TaskWords.TARGETS, "person:bo");
        said.put(TaskWords.ESCALATE_TO, "manager");
        said.put(TaskWords.WITHIN, "PT4H");
        said.put(TaskWords.GIVER, "ana");
        said.put(TaskWords.TAKER, "bo");
        said.put(TaskWords.SCHEDULE, "primary");
        said.put(TaskWords.FROM, Scene.START.plus(UNTIL_THE_SHIFT).toString());
        return said;
    }

    static Map<String, String> gap() {
        Map<String, String> said = new HashMap<>();
        said.put(TaskWords.KIND, "coverage-gap");
        said.put(TaskWords.DEDUP_KEY, "team:payments/7");
        said.put(TaskWords.TITLE, "Nobody of payments on Sunday");
        said.put(TaskWords.OWNER, "payments");
        said.put(TaskWords.TARGETS, "manager");
        said.put(TaskWords.ESCALATE_TO, "team:platform");
        said.put(TaskWords.WITHIN, "P1D");
        said.put(TaskWords.GAP_AT, Scene.START.plus(Duration.ofDays(5)).toString());
        return said;
    }

    static Map<String, String> silent() {
        Map<String, String> said = new HashMap<>();
        said.put(TaskWords.KIND, "silent-source");
        said.put(TaskWords.DEDUP_KEY, "wiz@" + Scene.START);
        said.put(TaskWords.TITLE, "Source wiz is silent");
        said.put(TaskWords.TARGETS, "team:catch-all");
        said.put(TaskWords.WITHIN, "PT30M");
        said.put(TaskWords.SOURCE, "wiz");
        said.put(TaskWords.SILENT_SINCE, Scene.START.minus(Duration.ofHours(1)).toString());
        return said;
    }

    static Map<String, String> watch() {
        Map<String, String> said = new HashMap<>();
        said.put(TaskWords.KIND, "watch");
        said.put(TaskWords.DEDUP_KEY, TaskWords.WATCH_DEDUP_KEY);
        said.put(TaskWords.TITLE, "What changes as time passes");
        said.put(TaskWords.TARGETS, "team:catch-all");
        said.put(TaskWords.WITHIN, "PT15M");
        said.put(TaskWords.NEXT_LOOK_AT, Scene.START.plus(Duration.ofMinutes(5)).toString());
        return said;
    }

    static Map<String, String> with(Map<String, String> said, String key, String value) {
        Map<String, String> more = new HashMap<>(said);
        more.put(key, value);
        return more;
    }

    static Scene open(Map<String, String> said) {
        return Scene.usual().open(new Task(said));
    }
}
