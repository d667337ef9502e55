package dev.onus.executor;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/** Runs the executor with hook scripts; everything is set by environment variables (README). */
public final class ExecutorApplication {
    private static final int BAD_USAGE = 2;

    private ExecutorApplication() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            EffectExecutor executor = start(new Environment(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(executor::close, "executor-stop"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_USAGE);
        }
        new CountDownLatch(1).await();
    }

    private static EffectExecutor start(Environment environment) throws IOException {
        Path hooks = Path.of(environment.get("ONUS_EXECUTOR_HOOKS", "hooks"));
        String atMost = environment.get("ONUS_EXECUTOR_HOOK_WITHIN", Hooks.DEFAULT_AT_MOST.toString());
        return EffectExecutor.start(settings(environment), new Hooks(hooks, duration(atMost)));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Expected ONUS_EXECUTOR_HOOK_WITHIN as PT30S, but got '" + text + "'.", e);
        }
    }

    private static ExecutorSettings settings(Environment environment) throws IOException {
        return new ExecutorSettings(
                new KafkaConnection(
                        environment.get("ONUS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                        clientProperties(environment.get("ONUS_EXECUTOR_KAFKA_PROPERTIES", ""))),
                new SchemaRegistrySettings(
                        List.of(URI.create(
                                environment.get("ONUS_SCHEMA_REGISTRY_URLS", "http://127.0.0.1:8081/apis/ccompat/v7"))),
                        credentials(environment),
                        false,
                        SchemaRegistrySettings.DEFAULT_TIMEOUT),
                environment.get("ONUS_EXECUTOR_GROUP", "onus-executor"),
                URI.create(environment.get("ONUS_URL", "http://127.0.0.1:8080")),
                environment.require("ONUS_TOKEN"),
                Path.of(environment.get("ONUS_EXECUTOR_DATA", "executor-data")));
    }

    private static RegistryCredentials credentials(Environment environment) {
        String user = environment.get("ONUS_SCHEMA_REGISTRY_USERNAME", "");
        return user.isEmpty()
                ? new RegistryCredentials.Anonymous()
                : new RegistryCredentials.Basic(user, environment.get("ONUS_SCHEMA_REGISTRY_PASSWORD", ""));
    }

    /** TLS and SASL, as Kafka's own tools take them with {@code --command-config}. */
    private static Map<String, String> clientProperties(String file) throws IOException {
        Map<String, String> all = new HashMap<>();
        if (!file.isEmpty()) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        }
        return all;
    }

    private record Environment(Map<String, String> variables) {
        String get(String name, String otherwise) {
            String value = variables.get(name);
            return value == null || value.isBlank() ? otherwise : value;
        }

        String require(String name) {
            String value = get(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected " + name + " to be set, but it is not (deploy/executor/README.md).");
            }
            return value;
        }
    }
}
