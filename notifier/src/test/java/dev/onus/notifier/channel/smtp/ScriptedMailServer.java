package dev.onus.notifier.channel.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Speaks just enough SMTP to fail in the way it is told. */
final class ScriptedMailServer implements AutoCloseable {
    /** A reply that never comes. */
    static final String SILENCE = "";

    private static final String GREETING = "GREETING";
    private static final String END_OF_MAIL = "END";
    private static final long FOR_EVER_SECONDS = 60;

    private final ServerSocket server;
    private final Map<String, String> replies;
    private final boolean onlyAtFirst;
    private final long pauseMillis;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile int conversations;

    private ScriptedMailServer(Map<String, String> replies, boolean onlyAtFirst, long pauseMillis) {
        this.replies = replies;
        this.onlyAtFirst = onlyAtFirst;
        this.pauseMillis = pauseMillis;
        try {
            this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * @param verb the command that it replies to in this way; {@code GREETING} before the first, {@code END} after
     *     a mail
     * @param pauseMillis before its greeting
     */
    static ScriptedMailServer replying(String verb, String reply, long pauseMillis) {
        return new ScriptedMailServer(Map.of(verb, reply), false, pauseMillis);
    }

    /** Everything is fine from the second conversation on. */
    static ScriptedMailServer replyingAtFirst(String verb, String reply) {
        return new ScriptedMailServer(Map.of(verb, reply), true, 0);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many mails it took over, whether it said so or not. */
    int taken() {
        return taken.size();
    }

    /** The Message-ID of each mail that came whole. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                // The test is over.
            }
        }
    }

    private void converse(Socket socket) {
        boolean isFirst = conversations++ == 0;
        try (socket) {
            if (closing.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
            converse(socket, isFirst || !onlyAtFirst);
        } catch (IOException closed) {
            // The client went away, which ends this conversation.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(Socket socket, boolean inScript) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        say(out, inScript, GREETING, "220 scripted");
        boolean inMail = false;
        String id = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!inMail) {
                String verb = line.toUpperCase(Locale.ROOT).split("[ :]", 2)[0];
                inMail = verb.equals("DATA") && !(inScript && replies.containsKey(verb));
                say(out, inScript, verb, usual(verb));
            } else if (line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            } else if (line.equals(".")) {
                inMail = false;
                seen.add(id);
                String reply = inScript ? replies.getOrDefault(END_OF_MAIL, "250") : "250";
                if (reply.equals(SILENCE) || reply.startsWith("250")) {
                    taken.add(id);
                }
                say(out, inScript, END_OF_MAIL, "250 taken");
            }
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "DATA" -> "354 go on";
            case "EHLO" -> "250-scripted\r\n250 AUTH PLAIN";
            default -> "250 fine";
        };
    }

    private void say(Writer out, boolean inScript, String verb, String usual) throws IOException, InterruptedException {
        String reply = inScript ? replies.getOrDefault(verb, usual) : usual;
        if (reply.equals(SILENCE)) {
            boolean ignored = closing.await(FOR_EVER_SECONDS, TimeUnit.SECONDS);
            return;
        }
        out.write(reply + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
