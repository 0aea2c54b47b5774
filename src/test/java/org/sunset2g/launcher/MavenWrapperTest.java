package org.sunset2g.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.launcher.Installation.Outcome;

class MavenWrapperTest {
  @TempDir Path folder;
  Installation house;
  HttpServer mirror;
  byte[] maven;

  @BeforeEach
  void serveAMavenThatOnlyPrintsItsArguments() throws Exception {
    house = Installation.of(folder.resolve("nhà mạng"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("apache-maven-9.9.9/bin/mvn"));
      zip.write("#!/bin/sh\nprintf '[%s]' \"$@\"\n".getBytes());
    }
    maven = bytes.toByteArray();
    name(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(maven)));
    mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    mirror.createContext(
        "/repository/org/apache-maven-9.9.9-bin.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, maven.length);
          exchange.getResponseBody().write(maven);
          exchange.close();
        });
    mirror.start();
  }

  @AfterEach
  void stopServing() {
    mirror.stop(0);
  }

  @Test
  void mavenIsFetchedOnceAndKept() throws Exception {
    assertThat(house.run(environment(), "mvnw", "-B", "a b").output()).isEqualTo("[-B][a b]");
    mirror.removeContext("/repository/org/apache-maven-9.9.9-bin.zip");
    assertThat(house.run(environment(), "mvnw", "again").output()).isEqualTo("[again]");
  }

  @Test
  void anArchiveWithAnotherSumIsRefused() throws Exception {
    name("0".repeat(64));
    Outcome outcome = house.run(environment(), "mvnw", "verify");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.errors()).contains("SHA-256").contains("do not run it");
  }

  @Test
  void anInstalledMavenServesWhereNothingCanBeFetched() throws Exception {
    mirror.removeContext("/repository/org/apache-maven-9.9.9-bin.zip");
    installed("3.8.7");
    Outcome outcome = house.run(environment(), "mvnw", "verify");
    assertThat(outcome.output()).isEqualTo("Apache Maven 3.8.7\n");
    assertThat(outcome.errors()).contains("cannot be had: using ");
  }

  @Test
  void anInstalledMavenThatIsTooOldDoesNotServe() throws Exception {
    mirror.removeContext("/repository/org/apache-maven-9.9.9-bin.zip");
    installed("3.6.3");
    Outcome outcome = house.run(environment(), "mvnw", "verify");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.errors()).contains("MVNW_REPOURL");
  }

  private void name(String sum) throws Exception {
    house.write(
        ".mvn/wrapper/maven-wrapper.properties",
        """
        distributionUrl=https://repo.maven.apache.org/maven2/org/apache-maven-9.9.9-bin.zip
        distributionSha256Sum=%s
        """
            .formatted(sum));
  }

  private void installed(String version) throws Exception {
    house.program("path/mvn", "echo Apache Maven " + version);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MAVEN_USER_HOME", house.root().resolve("m2").toString());
    environment.put(
        "MVNW_REPOURL", "http://127.0.0.1:" + mirror.getAddress().getPort() + "/repository");
    environment.put("no_proxy", "127.0.0.1");
    environment.put("PATH", house.root().resolve("path") + ":" + System.getenv("PATH"));
    return environment;
  }
}
