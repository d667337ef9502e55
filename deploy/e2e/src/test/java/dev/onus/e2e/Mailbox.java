package dev.onus.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes everything, and one look at what it took, in the order in which it came. */
final class Mailbox implements AutoCloseable {
    private final ServerSocket server = listen();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    Mailbox() {
        Thread.ofVirtual().start(this::accept);
    }

    private static ServerSocket listen() {
        try {
            return Ports.anyPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a free port for mail, but got none.", e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Each as it came over the wire, its folded lines put together. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            say(socket, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.toUpperCase(Locale.ROOT).split("[ :]", 2)[0];
                say(socket, verb.equals("DATA") ? "354 go on" : "250 fine");
                if (verb.equals("DATA")) {
                    mails.add(body(in));
                    say(socket, "250 taken");
                }
            }
        } catch (IOException gone) {
            // The client went away, which ends this conversation.
        }
    }

    private static String body(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(" ") ? "" : "\n").append(line);
        }
        return mail.toString();
    }

    private static void say(Socket socket, String reply) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to close the mailbox, but could not.", e);
        }
    }
}
