package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.OwnerSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestStewardTest {
    private static final String KEY = Given.KEY.toString();

    /** Everything that can be near at once; each test takes away what is nearest in the test before it. */
    private final Given given = Given.firstRecords()
            .person("ana")
            .team("identity-steward", "ana")
            .team("system-steward", "ana")
            .team("user", "ana")
            .team("dependent", "ana")
            .team("like-it", "ana")
            .team("provider", "ana")
            .with(Kind.SYSTEM, "stewarded", Map.of("steward", "system-steward"))
            .with(Kind.SYSTEM, "user", Map.of("owner", "user"))
            .with(Kind.SYSTEM, "dependent", Map.of("owner", "dependent"))
            .rule("like-it", 1, "like-it", Map.of("type", "access-key", "environment", "staging"))
            .rule("provider", 5, "provider", Map.of("provider", "aws", "type", "role"));

    @Test
    void shouldAskTheStewardOfTheIdentityFirst() {
        OwnerAnswer nearest = find(Map.of("steward", "identity-steward", "system", "stewarded"));

        assertThat(nearest.team()).isEqualTo("identity-steward");
        assertThat(nearest.source()).isEqualTo(OwnerSource.STEWARD);
        assertThat(nearest.reason()).contains("is the steward of what is known about " + KEY);
    }

    @Test
    void shouldAskTheStewardOfASystemBeforeTheOwnerOfOne() {
        assertThat(find(Map.of("systems", List.of("user", "stewarded"), "dependents", "dependent"))
                        .team())
                .isEqualTo("system-steward");
    }

    @Test
    void shouldAskTheOwnerOfASystemThatUsesItBeforeOneThatDependsOnIt() {
        assertThat(find(Map.of("system", "user", "dependents", "dependent")).team())
                .isEqualTo("user");
        assertThat(find(Map.of("system", "nowhere", "dependents", List.of("nobody", "dependent")))
                        .reason())
                .isEqualTo("Team dependent owns system dependent, which depends on " + KEY + ".");
    }

    @Test
    void shouldAskWhomARuleNamesForTheLikeOfItWhateverItsPlace() {
        OwnerAnswer nearest = NearestSteward.find(KEY, Optional.empty(), given.directory());

        assertThat(nearest.team()).isEqualTo("like-it");
        assertThat(nearest.reason()).isEqualTo("Ownership rule like-it is the nearest to " + KEY + ".");
    }

    @Test
    void shouldAskWhomARuleNamesForItsProviderLast() {
        assertThat(NearestSteward.find("aws:user:somebody", Optional.empty(), given.directory())
                        .team())
                .isEqualTo("provider");
    }

    @Test
    void shouldLeaveItToTheCatchAllWhereNothingIsNear() {
        OwnerAnswer nearest = NearestSteward.find("okta:api-token:1", Optional.empty(), given.directory());

        assertThat(nearest.team()).isEqualTo("catch-all");
        assertThat(nearest.reason()).contains("Nothing near okta:api-token:1 is known");
    }

    @Test
    void shouldLookAtAliasesAndPassOverRulesForOtherSingleIdentities() {
        given.team("account", "ana").rule("account", 9, "account", Map.of("id", "aws:*:*999*"));

        assertThat(find(Map.of("aliases", "aws:user:arn:aws:iam::999:user/x")).team())
                .isEqualTo("account");
        assertThat(find(Map.of()).team()).isEqualTo("like-it");
    }

    @Test
    void shouldPassOverTeamsThatAreGone() {
        DirectorySnapshot without = given.directory().without(Kind.TEAM, "identity-steward");
        Identity identity = Given.identity(Map.of("id", KEY, "steward", "identity-steward", "system", "user"));

        assertThat(NearestSteward.find(KEY, Optional.of(identity), without).team())
                .isEqualTo("user");
    }

    private OwnerAnswer find(Map<String, Object> fields) {
        Map<String, Object> spec = new HashMap<>(fields);
        spec.put("id", KEY);
        return NearestSteward.find(KEY, Optional.of(Given.identity(spec)), given.directory());
    }
}
