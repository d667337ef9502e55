package dev.onus.notifier.outbound;

import java.net.URI;

/** What a URL says about the connection. */
record Endpoint(String host, int port, boolean tls) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    static Endpoint of(URI target) {
        boolean tls = "https".equalsIgnoreCase(target.getScheme());
        int port = target.getPort() >= 0 ? target.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        String host = target.getHost();
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Endpoint(bracketed ? host.substring(1, host.length() - 1) : host, port, tls);
    }

    static String pathOf(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }
}
