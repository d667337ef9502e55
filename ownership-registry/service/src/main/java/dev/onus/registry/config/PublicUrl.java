package dev.onus.registry.config;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Where people and vendors reach this service: {@code onus.public-url}. What they sign and follow begins with it, however
 * many proxies stand between.
 */
@Singleton
public final class PublicUrl {
    static final String DEFAULT = "http://localhost:8080";

    private final String text;

    PublicUrl(@Value("${onus.public-url:`" + DEFAULT + "`}") URI url) {
        this.text = url.toString().replaceAll("/+$", "");
    }

    /** @param path from the root on, with its query where there is one */
    public String with(String path) {
        return text + path;
    }
}
