package dev.onus.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection that costs little, so that the server is measured and not the client. */
final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String authorization;
    private final byte[] head;

    HttpConnection(Target target) throws IOException {
        this.socket = new Socket("127.0.0.1", target.port());
        socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.authorization = target.token().isEmpty() ? "" : "Authorization: Bearer " + target.token() + "\r\n";
        this.head = ("POST /api/v2/alerts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + authorization + "Content-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    Answer post(byte[] body) throws IOException {
        byte[] length = (body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + length.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(length, 0, request, head.length, length.length);
        System.arraycopy(body, 0, request, head.length + length.length, body.length);
        return exchange(request);
    }

    Answer get(String path) throws IOException {
        return exchange(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** @return the status and what came with it, as text */
    private Answer exchange(byte[] request) throws IOException {
        out.write(request);
        String status = line();
        int answerLength = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                answerLength = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                throw new IOException("Expected an answer with a length, but it comes in chunks.");
            }
        }
        String text = new String(in.readNBytes(answerLength), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(status.split(" ")[1]), text);
    }

    /** What came back. */
    record Answer(int status, String body) {}

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("Expected an answer, but the connection ended.");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
