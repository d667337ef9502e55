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
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks just enough SMTP to fail in the way it is told. */
final class ScriptedMailServer implements AutoCloseable {
    private final ServerSocket server;
    private final String replyToRecipient;
    private final long pauseMillis;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * @param replyToRecipient what it says to RCPT; with 250 it takes the mail
     * @param pauseMillis before its greeting
     */
    ScriptedMailServer(String replyToRecipient, long pauseMillis) {
        this.replyToRecipient = replyToRecipient;
        this.pauseMillis = pauseMillis;
        try {
            this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int taken() {
        return taken.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                converse(socket);
            } catch (IOException closed) {
                // The test is over, or the client went away; both end this conversation.
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        try {
            if (closing.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        say(out, "220 scripted");
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (inMail) {
                if (line.equals(".")) {
                    inMail = false;
                    taken.incrementAndGet();
                    say(out, "250 taken");
                }
            } else if (verb.startsWith("RCPT")) {
                say(out, replyToRecipient);
            } else if (verb.startsWith("DATA")) {
                inMail = true;
                say(out, "354 go on");
            } else {
                say(out, "250 fine");
            }
        }
    }

    private static void say(Writer out, String reply) throws IOException {
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
