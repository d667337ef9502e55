package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskReadingTest {
    @Test
    void shouldTakeWhatSaysAllThatACaseNeeds() {
        assertThat(mistake(TaskScenes.shift())).isEmpty();
        assertThat(mistake(TaskScenes.gap())).isEmpty();
        assertThat(mistake(TaskScenes.watch())).isEmpty();
    }

    @Test
    void shouldSayWhatIsMissing() {
        for (String key : new String[] {"dedupKey", "title", "targets", "taker", "from"}) {
            Map<String, String> said = new HashMap<>(TaskScenes.shift());
            said.remove(key);
            assertThat(mistake(said)).isEqualTo("Expected " + key + ", but it is missing.");
        }
        assertThat(mistake(TaskScenes.with(TaskScenes.gap(), "gapAt", " "))).contains("gapAt");
        assertThat(mistake(TaskScenes.with(TaskScenes.watch(), "nextLookAt", " ")))
                .contains("nextLookAt");
    }

    @Test
    void shouldSayWhatIsNotUnderstood() {
        assertThat(wrong("kind", "alert")).contains("hand-over, coverage-gap, silent-source or watch");
        assertThat(wrong("targets", "person:bo,whoever")).contains("whoever");
        assertThat(wrong("escalateTo", "whoever")).contains("escalateTo");
        assertThat(wrong("within", "soon")).contains("PT4H");
        assertThat(wrong("within", "PT0S")).contains("above nothing");
        assertThat(wrong("opening", "0")).contains("a number from 1");
        assertThat(wrong("severity", "awful")).contains("severity");
        assertThat(wrong("urgency", "now")).contains("urgency");
        assertThat(wrong("from", "tomorrow")).contains("an instant");
        assertThat(wrong("from", Scene.START.toString())).contains("a shift that begins later");
    }

    @Test
    void shouldBoundWhatACaseKeeps() {
        assertThat(wrong("details", "x".repeat(TaskReading.MAX_LENGTH + 1))).contains("at most");
        Map<String, String> many = new HashMap<>(TaskScenes.shift());
        for (int number = 0; number < TaskReading.MAX_WORDS; number++) {
            many.put("fact" + number, "x");
        }
        assertThat(mistake(many)).contains("at most 64");
    }

    private static String wrong(String key, String value) {
        return mistake(TaskScenes.with(TaskScenes.shift(), key, value));
    }

    private static String mistake(Map<String, String> said) {
        return TaskReading.mistake(said, Scene.START).orElse("");
    }
}
