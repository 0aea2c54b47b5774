package org.sunset2g.storage;

import java.lang.reflect.Proxy;

/**
 * Starts the S3 endpoint so that it listens on loopback only, which its settings cannot say of its
 * plain connector. It runs among that programme's own libraries, which we do not compile against.
 */
final class S3OnLoopback {
  private static final String SPRING = "org.springframework.";
  private static final String CONNECTOR = "org.apache.catalina.connector.Connector";

  private S3OnLoopback() {}

  /** Arguments are settings of the endpoint. */
  public static void main(String[] arguments) throws Exception {
    Class<?> application = type(SPRING + "boot.SpringApplication");
    Class<?> initializer = type(SPRING + "context.ApplicationContextInitializer");
    Class<?> context = type(SPRING + "context.ConfigurableApplicationContext");
    Class<?> beans = type(SPRING + "beans.factory.config.ConfigurableBeanFactory");
    Class<?> watcher = type(SPRING + "beans.factory.config.BeanPostProcessor");
    Object onLoopback =
        proxy(
            watcher,
            bean -> {
              if (bean.getClass().getName().equals(CONNECTOR)) {
                bean.getClass()
                    .getMethod("setProperty", String.class, String.class)
                    .invoke(bean, "address", "127.0.0.1");
              }
              return bean;
            });
    Object withWatcher =
        proxy(
            initializer,
            started -> {
              Object factory = context.getMethod("getBeanFactory").invoke(started);
              beans.getMethod("addBeanPostProcessor", watcher).invoke(factory, onLoopback);
              return null;
            });
    Object endpoint =
        application
            .getConstructor(Class[].class)
            .newInstance(
                (Object) new Class<?>[] {type("com.adobe.testing.s3mock.S3MockApplication")});
    Object initializers = java.lang.reflect.Array.newInstance(initializer, 1);
    java.lang.reflect.Array.set(initializers, 0, withWatcher);
    application
        .getMethod("addInitializers", initializers.getClass())
        .invoke(endpoint, initializers);
    application.getMethod("run", String[].class).invoke(endpoint, (Object) arguments);
  }

  /** What is done with the first argument of each call. */
  private interface Step {
    Object on(Object subject) throws Exception;
  }

  private static Object proxy(Class<?> type, Step step) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, given) ->
            switch (method.getName()) {
              case "hashCode" -> System.identityHashCode(self);
              case "equals" -> self == given[0];
              case "toString" -> type.getSimpleName();
              default -> step.on(given[0]);
            });
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
  }
}
