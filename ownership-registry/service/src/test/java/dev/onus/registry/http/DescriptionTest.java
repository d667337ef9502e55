package dev.onus.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.http.RegistryServer.Answer;
import dev.onus.registry.model.Kind;
import io.micronaut.web.router.Router;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DescriptionTest {
    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldServeTheSchemaOfEveryKindWithoutAToken() {
        for (Kind kind : Kind.values()) {
            String singular = kind.kindName().toLowerCase(Locale.ROOT);
            int expected = kind == Kind.TOKEN ? 404 : 200;

            assertThat(server.get("/schemas/" + singular + ".json", null).status())
                    .as(singular)
                    .isEqualTo(expected);
            assertThat(server.get("/schemas/" + kind.plural() + ".json", null).status())
                    .as(kind.plural())
                    .isEqualTo(expected);
        }
    }

    @Test
    void shouldDescribeEveryPathOfTheApi() {
        Answer answer = server.get("/openapi.yml", null);
        assertThat(answer.status()).isEqualTo(200);
        Object document = new Load(LoadSettings.builder().build()).loadFromString(answer.body());
        Set<String> described = document instanceof Map<?, ?> all && all.get("paths") instanceof Map<?, ?> paths
                ? paths.keySet().stream()
                        .map(path -> shape(String.valueOf(path)))
                        .collect(Collectors.toSet())
                : Set.of();

        Set<String> served = server.context()
                .getBean(Router.class)
                .uriRoutes()
                .map(route -> shape(route.getUriMatchTemplate().toPathString()))
                .filter(path -> path.startsWith("/v1") || path.startsWith("/v2"))
                .collect(Collectors.toSet());

        assertThat(served).isNotEmpty().isSubsetOf(described);
    }

    /** What a variable is called, and what it may be, makes no difference. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*\\}", "{}").replaceAll("/$", "");
    }
}
