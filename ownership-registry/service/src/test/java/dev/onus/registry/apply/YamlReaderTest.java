package dev.onus.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    private static List<ApplyProblem> problems(String text) {
        InvalidDocumentsException refused =
                catchThrowableOfType(InvalidDocumentsException.class, () -> YamlReader.read(text, "team.yaml"));
        assertThat(refused).as(text).isNotNull();
        return refused.problems();
    }

    @Test
    void shouldKnowWhereEachFieldStands() {
        SourceDocument document = YamlReader.read("kind: Team\nspec:\n  members:\n    - ana\n    - bo\n", "team.yaml")
                .getFirst();

        assertThat(document.places().of("spec.members[1]")).isEqualTo(new Place("team.yaml", 5, 7));
        assertThat(document.places().of("spec.members[1].nothing.like.it")).isEqualTo(new Place("team.yaml", 5, 7));
        assertThat(document.places().of("spec.schedule")).isEqualTo(new Place("team.yaml", 2, 1));
    }

    @Test
    void shouldReadYamlOfVersionTwelve() {
        Map<String, Object> content = YamlReader.read(
                        "a: no\nb: 09:00\nc: 0o17\nd: 1.5\ne: true\nf: 2026-01-05\n", null)
                .getFirst()
                .content();

        assertThat(content)
                .containsEntry("a", "no")
                .containsEntry("b", "09:00")
                .containsEntry("c", 15L)
                .containsEntry("d", 1.5)
                .containsEntry("e", true)
                .containsEntry("f", "2026-01-05");
    }

    @Test
    void shouldCountLinesWithinEachFileOfAStream() {
        List<ApplyProblem> found =
                problems("# file: a.yaml\nkind: Team\n---\n# file: b.yaml\nkind: Team\nkind: Team\n");

        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("b.yaml");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo(1);
            assertThat(problem.message()).contains("'kind' is here a second time");
        });
    }

    @Test
    void shouldSayThatNestingWithoutEndIsTooDeep() {
        assertThat(problems("kind: " + "[".repeat(100_000)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("levels of nesting"));
    }

    @Test
    void shouldSayWhereTheYamlBreaks() {
        assertThat(problems("kind: Team\nspec: [a, b\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isGreaterThanOrEqualTo(2));
        assertThat(problems("- a\n- b\n").getFirst().message()).contains("but got a list");
        assertThat(problems("just text").getFirst().message()).contains("'just text'");
    }

    @Test
    void shouldRefuseWhatIsMadeToExhaustIt() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String before = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, (before + ", ").repeat(8) + before));
        }
        String deep = "a: " + "[".repeat(200) + "]".repeat(200);
        String loop = "a: &a [*a]\n";

        assertThat(problems(bomb.toString()).getFirst().message()).contains("aliases");
        assertThat(problems(deep).getFirst().message()).contains("levels");
        assertThat(problems(loop)).isNotEmpty();
    }

    @Test
    void shouldReadJsonAsWell() {
        assertThat(YamlReader.read("{\"kind\": \"Team\",\n  \"spec\": {\"members\": [\"ana\"]}}", null))
                .singleElement()
                .satisfies(document -> assertThat(document.content()).containsEntry("kind", "Team"));
    }
}
