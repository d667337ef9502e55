package dev.onus.notifier.outbound;

import java.net.URI;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param headers besides those that every request has
 * @param readsBody whether the body of the answer matters; without it the answer is there as soon as its head is
 */
public record HttpCall(String method, URI target, Map<String, String> headers, byte[] body, boolean readsBody) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** What is said counts by its status alone. */
    public static HttpCall post(URI target, Map<String, String> headers, byte[] body) {
        return new HttpCall("POST", target, headers, body, false);
    }

    /** For receivers that say no with a 200 and the reason in the body. */
    public static HttpCall postAndRead(URI target, Map<String, String> headers, byte[] body) {
        return new HttpCall("POST", target, headers, body, true);
    }

    public static HttpCall get(URI target, Map<String, String> headers) {
        return new HttpCall("GET", target, headers, new byte[0], true);
    }
}
