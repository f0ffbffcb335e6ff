"""The code of slide 28: four functions and one training step, as a student would type them.

The slide's comment ``# predict z`` is mended: the function returns y_hat. The step stands in a function so that
it can be run.
"""

import numpy as np

# ruff: noqa: RET504 - the slide names what it returns


def sigmoid_function(z):
    return 1 / (1 + np.exp(-z))


def predict(x, theta):
    y_hat = sigmoid_function(np.dot(x, theta))
    return y_hat


def loss_function(y_hat, y):
    return (y_hat - y)**2


def compute_gradient(x, y_hat, y):
    return 2*x*(y_hat - y)*y_hat*(1 - y_hat)


def train_step(theta, lr, xi, yi):
    # predict y_hat
    y_hat = predict(xi, theta)

    # compute loss
    loss = loss_function(y_hat, yi)

    # compute gradient and update
    gradient = compute_gradient(xi, y_hat, yi)
    theta -= lr*gradient
    return loss
