package dev.onus.notifier.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.onus.registry.client.outbound.OutboundRule;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS against a server whose certificate is for the name localhost alone. */
class HttpsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final OutboundRule RULE = OutboundRule.allowing(List.of("127.0.0.0/8", "::1"));

    private HttpsServer server;
    private KeyStore keys;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException, GeneralSecurityException, InterruptedException {
        keys = certificateFor("localhost", dir.resolve("keys.p12"));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldSendOverTlsToAServerThatIsTrusted() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        try (HttpSender poster = new HttpSender(
                RULE, HttpSender.clientTls(SslContextBuilder.forClient().trustManager(trust)))) {
            assertThat(post(poster, "localhost")).isEqualTo(new HttpAnswer.Answered(204, Optional.empty(), ""));
            // The certificate does not name the address.
            assertThat(post(poster, "127.0.0.1")).isInstanceOf(HttpAnswer.NoAnswer.class);
        }
    }

    @Test
    void shouldNotSendToAServerThatNobodyVouchesFor() {
        try (HttpSender poster = new HttpSender(RULE)) {
            assertThat(post(poster, "localhost")).isInstanceOf(HttpAnswer.NoAnswer.class);
        }
    }

    private HttpAnswer post(HttpSender poster, String host) {
        URI url = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
        return poster.send(HttpCall.post(url, Map.of(), new byte[] {'x'}), Duration.ofSeconds(5));
    }

    private static KeyStore certificateFor(String host, Path file)
            throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        // A trust store wants the certificate beside its key.
        keys.setCertificateEntry("trusted", keys.getCertificate("server"));
        return keys;
    }
}
