package dev.onus.cli.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command line finds Onus and with which token: {@code ONUS_URL} and {@code ONUS_TOKEN} first, else the data
 * folder of an Onus that runs on this machine.
 */
public record Installation(URI url, Optional<String> token) {
    /** Holds the admin token, in the data folder (interfaces, Commands). */
    public static final String TOKEN_FILE = "admin-token";
    /** Holds the address of the running server, in the data folder, while it runs. */
    public static final String URL_FILE = "url";

    public static final URI DEFAULT_URL = URI.create("http://127.0.0.1:8080");
    private static final int CONNECT_WITHIN_MILLIS = 300;

    /** The folder that holds {@code .onus}: the repository's root when started by the launcher. */
    public static Path home() {
        return Path.of(System.getProperty("onus.home", "")).toAbsolutePath();
    }

    public static Path defaultData() {
        return home().resolve(".onus");
    }

    public static Installation find(Map<String, String> environment) {
        return find(environment, List.of(defaultData(), defaultData().resolve("demo")));
    }

    static Installation find(Map<String, String> environment, List<Path> dataFolders) {
        Optional<String> token = said(environment, "ONUS_TOKEN");
        Optional<URI> url = said(environment, "ONUS_URL").map(URI::create);
        List<Path> running = new ArrayList<>();
        for (Path folder : dataFolders) {
            Optional<URI> its = content(folder.resolve(URL_FILE)).map(URI::create);
            if (its.isPresent() && (url.isEmpty() ? answers(its.get()) : url.equals(its))) {
                url = its;
                running.add(folder);
            }
        }
        // Started with a --data of its own, the server has left no trace that we know; its token is then said.
        Path folder = running.isEmpty() ? dataFolders.getFirst() : running.getFirst();
        return new Installation(url.orElse(DEFAULT_URL), token.or(() -> content(folder.resolve(TOKEN_FILE))));
    }

    private static Optional<String> said(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static Optional<String> content(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but could not.", e);
        }
    }

    /** A killed server leaves its address behind; only one that listens counts. */
    private static boolean answers(URI url) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_WITHIN_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
