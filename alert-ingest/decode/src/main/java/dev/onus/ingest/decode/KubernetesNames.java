package dev.onus.ingest.decode;

import java.util.Optional;
import java.util.regex.Pattern;

/** Identity ids for Kubernetes user names. */
public final class KubernetesNames {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    /** A text that is no name stays whole, lest a secret lose what it is known by. */
    private static final Pattern NAME = Pattern.compile("^([a-z0-9.-]+):([a-z0-9.-]+)$");

    private KubernetesNames() {}

    /** @param cluster empty when the alert does not say; then the id has only name space and name */
    public static String ofUser(String username, Optional<String> cluster) {
        String prefix = cluster.map(name -> name + "/").orElse("");
        if (username.startsWith(SERVICE_ACCOUNT)) {
            String name = username.substring(SERVICE_ACCOUNT.length());
            return "k8s:service-account:" + prefix + NAME.matcher(name).replaceFirst("$1/$2");
        }
        return "k8s:user:" + prefix + username;
    }
}
