package dev.onus.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * All of Onus in this process (SYS-6): broker, schema registry, then one application context over all services. It stops
 * in the opposite order, so that nothing loses what it still has to write.
 */
public final class Standalone implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final StandaloneOptions options;
    private final DataFolder folder;
    private final Backbone backbone;
    private final ApplicationContext services;
    private final String loginCode;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Standalone(
            StandaloneOptions options,
            DataFolder folder,
            Backbone backbone,
            ApplicationContext services,
            String loginCode) {
        this.options = options;
        this.folder = folder;
        this.backbone = backbone;
        this.services = services;
        this.loginCode = loginCode;
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws RefusedToStartException when the folder or a port is taken
     */
    public static Standalone start(StandaloneOptions options, Progress progress) {
        DataFolder folder = DataFolder.take(options.data());
        try {
            FreePorts.require(options);
            System.setProperty(LogFile.PROPERTY, folder.log().toString());
            // Here, because broker and registry begin to log side by side.
            LoggerFactory.getLogger(Standalone.class)
                    .info("standalone=starting url={} data={}", options.url(), options.data());
            Backbone backbone = Backbone.start(options, folder, progress);
            try {
                Standalone started = startServices(options, folder, backbone);
                progress.started("services", options.host() + ":" + options.port());
                folder.announce(options.url());
                return started;
            } catch (RuntimeException e) {
                backbone.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Standalone startServices(StandaloneOptions options, DataFolder folder, Backbone backbone) {
        String loginCode = Secrets.loginCode();
        ApplicationContext services = ApplicationContext.builder()
                .properties(ServiceSettings.of(options, folder, backbone, loginCode))
                .banner(false)
                .start();
        try {
            services.getBean(EmbeddedServer.class).start();
            new Readiness(options.url()).await(READY_WITHIN);
            return new Standalone(options, folder, backbone, services, loginCode);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    public URI url() {
        return options.url();
    }

    public String kafka() {
        return backbone.bootstrapServers();
    }

    public String schemaRegistry() {
        return backbone.registryUrl();
    }

    public String adminToken() {
        return folder.adminToken();
    }

    /** Opens the console as the administrator, once. */
    public URI loginAddress() {
        return URI.create(options.url() + "/login/" + loginCode);
    }

    /** Services, then registry, then broker (design decision 19). Safe to call twice. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            services.close();
            backbone.close();
            folder.close();
        }
    }
}
